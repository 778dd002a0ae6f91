package main

import (
	ha "example.com/cdk8s-argo-events-ha-go/cdk8sargoeventsha"
	"example.com/cdk8s-argo-events-ha-go/cdk8sargoeventsha/argoevents"
	"github.com/aws/jsii-runtime-go"
	"github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2"
)

// named gives the metadata of an object with a fixed name.
func named(name string) *cdk8s.ApiObjectMetadata {
	return &cdk8s.ApiObjectMetadata{Name: jsii.String(name)}
}

func secret(name, key string) *argoevents.SecretKeySelector {
	return &argoevents.SecretKeySelector{Name: jsii.String(name), Key: jsii.String(key)}
}

// post sends a part of an event to a service.
func post(url string, src *argoevents.TriggerParameterSource, dest string) *argoevents.HttpTrigger {
	return &argoevents.HttpTrigger{
		Url:     jsii.String(url),
		Method:  jsii.String("POST"),
		Payload: &[]*argoevents.TriggerParameter{{Src: src, Dest: jsii.String(dest)}},
	}
}

func main() {
	app := cdk8s.NewApp(nil)

	chart := cdk8s.NewChart(app, jsii.String("many-sources"), &cdk8s.ChartProps{Namespace: jsii.String("events")})

	bus := ha.NewHaEventBus(chart, jsii.String("Bus"), &ha.HaEventBusProps{Survives: ha.FailureDomain_NODE})

	// active-active types: all pods work
	hooks := ha.NewHaEventSource(chart, jsii.String("Hooks"), &ha.HaEventSourceProps{
		Metadata: named("hooks"),
		EventBus: bus,
		Github: &map[string]*argoevents.GithubEventSource{
			"push": {
				Webhook: &argoevents.WebhookContext{
					Endpoint: jsii.String("/push"),
					Port:     jsii.String("12000"),
					Method:   jsii.String("POST"),
					Url:      jsii.String("https://hooks.example.com"),
				},
				Repositories:  &[]*argoevents.OwnedRepositories{{Owner: jsii.String("example"), Names: jsii.Strings("shop")}},
				Events:        jsii.Strings("push"),
				ApiToken:      secret("github", "token"),
				WebhookSecret: secret("github", "hook"),
				Active:        jsii.Bool(true),
				ContentType:   jsii.String("json"),
			},
		},
	})
	queue := ha.NewHaEventSource(chart, jsii.String("Queue"), &ha.HaEventSourceProps{
		Metadata: named("queue"),
		EventBus: bus,
		Sqs: &map[string]*argoevents.SqsEventSource{
			"invoice": {Queue: jsii.String("invoices"), Region: jsii.String("eu-central-1"), WaitTimeSeconds: jsii.Number(20)},
		},
	})

	// active-passive types: one elected pod works
	payments := ha.NewHaEventSource(chart, jsii.String("Payments"), &ha.HaEventSourceProps{
		Metadata: named("payments"),
		EventBus: bus,
		Kafka: &map[string]*argoevents.KafkaEventSource{
			"payment": {
				Url:           jsii.String("kafka.example.com:9092"),
				Topic:         jsii.String("payments"),
				ConsumerGroup: &argoevents.KafkaConsumerGroup{GroupName: jsii.String("argo-events")},
			},
		},
	})
	shipments := ha.NewHaEventSource(chart, jsii.String("Shipments"), &ha.HaEventSourceProps{
		Metadata: named("shipments"),
		EventBus: bus,
		Amqp: &map[string]*argoevents.AmqpEventSource{
			"shipment": {
				Url:          jsii.String("amqp://rabbitmq.example.com:5672"),
				ExchangeName: jsii.String("shipments"),
				ExchangeType: jsii.String("direct"),
				RoutingKey:   jsii.String("shipped"),
				QueueDeclare: &argoevents.AmqpQueueDeclareConfig{Name: jsii.String("argo-events-shipments"), Durable: jsii.Bool(true)},
			},
		},
	})
	clock := ha.NewHaEventSource(chart, jsii.String("Clock"), &ha.HaEventSourceProps{
		Metadata:       named("clock"),
		EventBus:       bus,
		Replicas:       jsii.Number(2),
		LeaderElection: ha.LeaderElection_Lease(&ha.LeaseOptions{LeaseDuration: cdk8s.Duration_Seconds(jsii.Number(15))}),
		Calendar: &map[string]*argoevents.CalendarEventSource{
			"nightly": {
				Schedule: jsii.String("0 2 * * *"),
				Persistence: &argoevents.EventPersistence{
					Catchup:   &argoevents.CatchupConfiguration{Enabled: jsii.Bool(true), MaxDuration: jsii.String("24h")},
					ConfigMap: &argoevents.ConfigMapPersistence{Name: jsii.String("clock-state"), CreateIfNotExist: jsii.Bool(true)},
				},
			},
		},
	})

	raw := &argoevents.TriggerParameterSource{DependencyName: jsii.String("payment"), UseRawData: jsii.Bool(true)}
	deadLetter := &argoevents.Trigger{
		Template: &argoevents.TriggerTemplate{
			Name: jsii.String("dead-letter"),
			Http: post("http://dead-letters.events.svc/settle", raw, "event"),
		},
	}

	body := &argoevents.TriggerParameterSource{DependencyName: jsii.String("payment"), DataKey: jsii.String("body")}
	ha.NewHaSensor(chart, jsii.String("Settle"), &ha.HaSensorProps{
		Metadata: &cdk8s.ApiObjectMetadata{
			Name: jsii.String("settle"),
			// ha-events check reports what cannot be cured, until somebody says why it is accepted
			Annotations: &map[string]*string{
				"cdk8s-argo-events-ha/ignore-condition-forgets-events": jsii.String("payments and shipments that found no partner are listed by the bank each night"),
			},
		},
		EventBus: bus,
		Dependencies: &[]*argoevents.EventDependency{
			payments.Event(jsii.String("payment"), nil),
			shipments.Event(jsii.String("shipment"), nil),
			hooks.Event(jsii.String("push"), nil),
			queue.Event(jsii.String("invoice"), nil),
			clock.Event(jsii.String("nightly"), nil),
		},
		Triggers: &[]*argoevents.Trigger{
			{
				Template: &argoevents.TriggerTemplate{
					Name:       jsii.String("settle"),
					Conditions: jsii.String("payment && shipment"),
					Http:       post("http://ledger.events.svc/settle", body, "payment"),
				},
				DlqTrigger: &deadLetter,
			},
			{
				Template: &argoevents.TriggerTemplate{
					Name:       jsii.String("audit"),
					Conditions: jsii.String("push || invoice || nightly"),
					Log:        &argoevents.LogTrigger{IntervalSeconds: jsii.Number(1)},
				},
			},
		},
	})

	app.Synth()
}
