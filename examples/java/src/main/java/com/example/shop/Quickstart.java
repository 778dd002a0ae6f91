package com.example.shop;

import com.example.cdk8s.argoeventsha.FailureDomain;
import com.example.cdk8s.argoeventsha.HaEventBus;
import com.example.cdk8s.argoeventsha.HaEventSource;
import com.example.cdk8s.argoeventsha.HaSensor;
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

public class Quickstart {
  public static void main(String[] args) {
    App app = new App();

    Chart chart = new Chart(app, "shop", ChartProps.builder().namespace("shop").build());
    HaEventBus bus = HaEventBus.Builder.create(chart, "Bus").survives(FailureDomain.ZONE).build();
    HaEventSource shop = HaEventSource.Builder.create(chart, "Shop")
        .metadata(ApiObjectMetadata.builder().name("shop").build())
        .eventBus(bus)
        .webhook(Map.of("order", WebhookEventSource.builder().endpoint("/order").port("12000").method("POST").build()))
        .build();
    HttpTrigger fulfil = HttpTrigger.builder()
        .url("http://fulfilment.shop.svc/orders")
        .method("POST")
        .payload(List.of(TriggerParameter.builder()
            .src(TriggerParameterSource.builder().dependencyName("order").dataKey("body").build())
            .dest("order")
            .build()))
        .build();
    HaSensor.Builder.create(chart, "Fulfil")
        .metadata(ApiObjectMetadata.builder().name("fulfil").build())
        .eventBus(bus)
        .dependencies(List.of(shop.event("order")))
        .triggers(List.of(Trigger.builder().template(TriggerTemplate.builder().name("fulfil").http(fulfil).build()).build()))
        .build();

    app.synth();
  }
}
