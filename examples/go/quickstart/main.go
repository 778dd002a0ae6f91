package main

import (
	ha "example.com/cdk8s-argo-events-ha-go/cdk8sargoeventsha"
	"example.com/cdk8s-argo-events-ha-go/cdk8sargoeventsha/argoevents"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

func main() {
	app := cdk8s.NewApp(nil)

	chart := cdk8s.NewChart(app, jsii.String("shop"), &cdk8s.ChartProps{Namespace: jsii.String("shop")})
	bus := ha.NewHaEventBus(chart, jsii.String("Bus"), &ha.HaEventBusProps{Survives: ha.FailureDomain_ZONE})
	shop := ha.NewHaEventSource(chart, jsii.String("Shop"), &ha.HaEventSourceProps{
		Metadata: &cdk8s.ApiObjectMetadata{Name: jsii.String("shop")},
		EventBus: bus,
		Webhook: &map[string]*argoevents.WebhookEventSource{
			"order": {Endpoint: jsii.String("/order"), Port: jsii.String("12000"), Method: jsii.String("POST")},
		},
	})
	ha.NewHaSensor(chart, jsii.String("Fulfil"), &ha.HaSensorProps{
		Metadata:     &cdk8s.ApiObjectMetadata{Name: jsii.String("fulfil")},
		EventBus:     bus,
		Dependencies: &[]*argoevents.EventDependency{shop.Event(jsii.String("order"), nil)},
		Triggers: &[]*argoevents.Trigger{{
			Template: &argoevents.TriggerTemplate{
				Name: jsii.String("fulfil"),
				Http: &argoevents.HttpTrigger{
					Url:    jsii.String("http://fulfilment.shop.svc/orders"),
					Method: jsii.String("POST"),
					Payload: &[]*argoevents.TriggerParameter{{
						Src:  &argoevents.TriggerParameterSource{DependencyName: jsii.String("order"), DataKey: jsii.String("body")},
						Dest: jsii.String("order"),
					}},
				},
			},
		}},
	})

	app.Synth()
}
