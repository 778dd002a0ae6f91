package com.example.shop;

import com.example.cdk8s.argoeventsha.FailureDomain;
import com.example.cdk8s.argoeventsha.HaEventBus;
import com.example.cdk8s.argoeventsha.HaEventSource;
import com.example.cdk8s.argoeventsha.HaNodeGuard;
import com.example.cdk8s.argoeventsha.HaSensor;
import com.example.cdk8s.argoeventsha.NodeGuardOptions;
import com.example.cdk8s.argoeventsha.argoevents.HttpTrigger;
import com.example.cdk8s.argoeventsha.argoevents.Trigger;
import com.example.cdk8s.argoeventsha.argoevents.TriggerParameter;
import com.example.cdk8s.argoeventsha.argoevents.TriggerParameterSource;
import com.example.cdk8s.argoeventsha.argoevents.TriggerTemplate;
import com.example.cdk8s.argoeventsha.argoevents.WebhookEventSource;
import java.util.List;
import java.util.Map;
import org.cdk8s.ApiObjectMetadata;
import org.cdk8s.App;
import org.cdk8s.Chart;
import org.cdk8s.ChartProps;
import software.constructs.Construct;

public class TwoTeams {
  /** One chart a namespace: an EventBus serves only its own. */
  static class Team extends Chart {
    Team(Construct scope, HaNodeGuard guard, String namespace, FailureDomain survives) {
      super(scope, namespace, ChartProps.builder().namespace(namespace).build());
      HaEventBus bus = HaEventBus.Builder.create(this, "Bus")
          .survives(survives)
          .nodeGuard(NodeGuardOptions.builder().guard(guard).build())
          .build();
      HaEventSource source = HaEventSource.Builder.create(this, "Inbox")
          .metadata(ApiObjectMetadata.builder().name("inbox").build())
          .eventBus(bus)
          .webhook(Map.of("message", WebhookEventSource.builder().endpoint("/message").port("12000").method("POST").build()))
          .build();
      HttpTrigger deliver = HttpTrigger.builder()
          .url("http://mail." + namespace + ".svc/deliver")
          .method("POST")
          .payload(List.of(TriggerParameter.builder()
              .src(TriggerParameterSource.builder().dependencyName("message").dataKey("body").build())
              .dest("message")
              .build()))
          .build();
      HaSensor.Builder.create(this, "Outbox")
          .metadata(ApiObjectMetadata.builder().name("outbox").build())
          .eventBus(bus)
          .dependencies(List.of(source.event("message")))
          .triggers(List.of(Trigger.builder().template(TriggerTemplate.builder().name("deliver").http(deliver).build()).build()))
          .build();
    }
  }

  public static void main(String[] args) {
    App app = new App();

    // one guard on each node, for the buses and webhooks of both teams
    Chart platform = new Chart(app, "platform", ChartProps.builder().namespace("platform").build());
    HaNodeGuard guard = new HaNodeGuard(platform, "Guard");
    new Team(app, guard, "payments", FailureDomain.ZONE);
    new Team(app, guard, "newsletter", FailureDomain.NODE);
    app.synth();
  }
}
