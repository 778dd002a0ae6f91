package com.example.shop;

import com.example.cdk8s.argoeventsha.FailureDomain;
import com.example.cdk8s.argoeventsha.HaEventBus;
import com.example.cdk8s.argoeventsha.HaEventSource;
import com.example.cdk8s.argoeventsha.HaSensor;
import com.example.cdk8s.argoeventsha.LeaderElection;
import com.example.cdk8s.argoeventsha.LeaseOptions;
import com.example.cdk8s.argoeventsha.argoevents.AmqpEventSource;
import com.example.cdk8s.argoeventsha.argoevents.AmqpQueueDeclareConfig;
import com.example.cdk8s.argoeventsha.argoevents.CalendarEventSource;
import com.example.cdk8s.argoeventsha.argoevents.CatchupConfiguration;
import com.example.cdk8s.argoeventsha.argoevents.ConfigMapPersistence;
import com.example.cdk8s.argoeventsha.argoevents.EventPersistence;
import com.example.cdk8s.argoeventsha.argoevents.GithubEventSource;
import com.example.cdk8s.argoeventsha.argoevents.HttpTrigger;
import com.example.cdk8s.argoeventsha.argoevents.KafkaConsumerGroup;
import com.example.cdk8s.argoeventsha.argoevents.KafkaEventSource;
import com.example.cdk8s.argoeventsha.argoevents.LogTrigger;
import com.example.cdk8s.argoeventsha.argoevents.OwnedRepositories;
import com.example.cdk8s.argoeventsha.argoevents.SecretKeySelector;
import com.example.cdk8s.argoeventsha.argoevents.SqsEventSource;
import com.example.cdk8s.argoeventsha.argoevents.Trigger;
import com.example.cdk8s.argoeventsha.argoevents.TriggerParameter;
import com.example.cdk8s.argoeventsha.argoevents.TriggerParameterSource;
import com.example.cdk8s.argoeventsha.argoevents.TriggerTemplate;
import com.example.cdk8s.argoeventsha.argoevents.WebhookContext;
import java.util.List;
import java.util.Map;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import org.cdk8s.Duration;

public class ManySources {
  private static ApiObjectMetadata named(String name) {
    return ApiObjectMetadata.builder().name(name).build();
  }

  private static SecretKeySelector secret(String name, String key) {
    return SecretKeySelector.builder().name(name).key(key).build();
  }

  /** Sends a part of an event to a service. */
  private static HttpTrigger post(String url, TriggerParameterSource src, String dest) {
    return HttpTrigger.builder().url(url).method("POST").payload(List.of(TriggerParameter.builder().src(src).dest(dest).build())).build();
  }

  public static void main(String[] args) {
    App app = new App();

    Chart chart = new Chart(app, "many-sources", ChartProps.builder().namespace("events").build());

    HaEventBus bus = HaEventBus.Builder.create(chart, "Bus").survives(FailureDomain.NODE).build();

    // active-active types: all pods work
    HaEventSource hooks = HaEventSource.Builder.create(chart, "Hooks")
        .metadata(named("hooks"))
        .eventBus(bus)
        .github(Map.of("push", GithubEventSource.builder()
            .webhook(WebhookContext.builder().endpoint("/push").port("12000").method("POST").url("https://hooks.example.com").build())
            .repositories(List.of(OwnedRepositories.builder().owner("example").names(List.of("shop")).build()))
            .events(List.of("push"))
            .apiToken(secret("github", "token"))
            .webhookSecret(secret("github", "hook"))
            .active(true)
            .contentType("json")
            .build()))
        .build();
    HaEventSource queue = HaEventSource.Builder.create(chart, "Queue")
        .metadata(named("queue"))
        .eventBus(bus)
        .sqs(Map.of("invoice", SqsEventSource.builder().queue("invoices").region("eu-central-1").waitTimeSeconds(20).build()))
        .build();

    // active-passive types: one elected pod works
    HaEventSource payments = HaEventSource.Builder.create(chart, "Payments")
        .metadata(named("payments"))
        .eventBus(bus)
        .kafka(Map.of("payment", KafkaEventSource.builder()
            .url("kafka.example.com:9092")
            .topic("payments")
            .consumerGroup(KafkaConsumerGroup.builder().groupName("argo-events").build())
            .build()))
        .build();
    HaEventSource shipments = HaEventSource.Builder.create(chart, "Shipments")
        .metadata(named("shipments"))
        .eventBus(bus)
        .amqp(Map.of("shipment", AmqpEventSource.builder()
            .url("amqp://rabbitmq.example.com:5672")
            .exchangeName("shipments")
            .exchangeType("direct")
            .routingKey("shipped")
            .queueDeclare(AmqpQueueDeclareConfig.builder().name("argo-events-shipments").durable(true).build())
            .build()))
        .build();
    HaEventSource clock = HaEventSource.Builder.create(chart, "Clock")
        .metadata(named("clock"))
        .eventBus(bus)
        .replicas(2)
        .leaderElection(LeaderElection.lease(LeaseOptions.builder().leaseDuration(Duration.seconds(15)).build()))
        .calendar(Map.of("nightly", CalendarEventSource.builder()
            .schedule("0 2 * * *")
            .persistence(EventPersistence.builder()
                .catchup(CatchupConfiguration.builder().enabled(true).maxDuration("24h").build())
                .configMap(ConfigMapPersistence.builder().name("clock-state").createIfNotExist(true).build())
                .build())
            .build()))
        .build();

    TriggerParameterSource raw = TriggerParameterSource.builder().dependencyName("payment").useRawData(true).build();
    Trigger deadLetter = Trigger.builder()
        .template(TriggerTemplate.builder().name("dead-letter").http(post("http://dead-letters.events.svc/settle", raw, "event")).build())
        .build();

    TriggerParameterSource body = TriggerParameterSource.builder().dependencyName("payment").dataKey("body").build();
    HaSensor.Builder.create(chart, "Settle")
        .metadata(ApiObjectMetadata.builder()
            .name("settle")
            // ha-events check reports what cannot be cured, until somebody says why it is accepted
            .annotations(Map.of(
                "cdk8s-argo-events-ha/ignore-condition-forgets-events",
                "payments and shipments that found no partner are listed by the bank each night"))
            .build())
        .eventBus(bus)
        .dependencies(List.of(
            payments.event("payment"),
            shipments.event("shipment"),
            hooks.event("push"),
            queue.event("invoice"),
            clock.event("nightly")))
        .triggers(List.of(
            Trigger.builder()
                .template(TriggerTemplate.builder()
                    .name("settle")
                    .conditions("payment && shipment")
                    .http(post("http://ledger.events.svc/settle", body, "payment"))
                    .build())
                .dlqTrigger(deadLetter)
                .build(),
            Trigger.builder()
                .template(TriggerTemplate.builder()
                    .name("audit")
                    .conditions("push || invoice || nightly")
                    .log(LogTrigger.builder().intervalSeconds(1).build())
                    .build())
                .build()))
        .build();

    app.synth();
  }
}
