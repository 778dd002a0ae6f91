package main

import (
	ha "example.com/cdk8s-argo-events-ha-go/cdk8sargoeventsha"
	"example.com/cdk8s-argo-events-ha-go/cdk8sargoeventsha/argoevents"
	"github.com/aws/constructs-go/constructs/v10"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

// newTeam makes one chart a namespace: an EventBus serves only its own.
func newTeam(scope constructs.Construct, guard ha.HaNodeGuard, namespace string, survives ha.FailureDomain) cdk8s.Chart {
	chart := cdk8s.NewChart(scope, jsii.String(namespace), &cdk8s.ChartProps{Namespace: jsii.String(namespace)})
	bus := ha.NewHaEventBus(chart, jsii.String("Bus"), &ha.HaEventBusProps{
		Survives:  survives,
		NodeGuard: &ha.NodeGuardOptions{Guard: guard},
	})
	source := ha.NewHaEventSource(chart, jsii.String("Inbox"), &ha.HaEventSourceProps{
		Metadata: &cdk8s.ApiObjectMetadata{Name: jsii.String("inbox")},
		EventBus: bus,
		Webhook: &map[string]*argoevents.WebhookEventSource{
			"message": {Endpoint: jsii.String("/message"), Port: jsii.String("12000"), Method: jsii.String("POST")},
		},
	})
	ha.NewHaSensor(chart, jsii.String("Outbox"), &ha.HaSensorProps{
		Metadata:     &cdk8s.ApiObjectMetadata{Name: jsii.String("outbox")},
		EventBus:     bus,
		Dependencies: &[]*argoevents.EventDependency{source.Event(jsii.String("message"), nil)},
		Triggers: &[]*argoevents.Trigger{{
			Template: &argoevents.TriggerTemplate{
				Name: jsii.String("deliver"),
				Http: &argoevents.HttpTrigger{
					Url:    jsii.Sprintf("http://mail.%s.svc/deliver", namespace),
					Method: jsii.String("POST"),
					Payload: &[]*argoevents.TriggerParameter{{
						Src:  &argoevents.TriggerParameterSource{DependencyName: jsii.String("message"), DataKey: jsii.String("body")},
						Dest: jsii.String("message"),
					}},
				},
			},
		}},
	})
	return chart
}

func main() {
	app := cdk8s.NewApp(nil)

	// one guard on each node, for the buses and webhooks of both teams
	platform := cdk8s.NewChart(app, jsii.String("platform"), &cdk8s.ChartProps{Namespace: jsii.String("platform")})
	guard := ha.NewHaNodeGuard(platform, jsii.String("Guard"), nil)
	newTeam(app, guard, "payments", ha.FailureDomain_ZONE)
	newTeam(app, guard, "newsletter", ha.FailureDomain_NODE)
	app.Synth()
}
