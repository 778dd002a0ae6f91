from cdk8s import App, Chart
from cdk8s_argo_events_ha import FailureDomain, HaEventBus, HaEventSource, HaSensor

app = App()

chart = Chart(app, "shop", namespace="shop")
bus = HaEventBus(chart, "Bus", survives=FailureDomain.ZONE)
shop = HaEventSource(
    chart,
    "Shop",
    metadata={"name": "shop"},
    event_bus=bus,
    webhook={"order": {"endpoint": "/order", "port": "12000", "method": "POST"}},
)
HaSensor(
    chart,
    "Fulfil",
    metadata={"name": "fulfil"},
    event_bus=bus,
    dependencies=[shop.event("order")],
    triggers=[
        {
            "template": {
                "name": "fulfil",
                "http": {
                    "url": "http://fulfilment.shop.svc/orders",
                    "method": "POST",
                    "payload": [{"src": {"dependency_name": "order", "data_key": "body"}, "dest": "order"}],
                },
            },
        }
    ],
)

app.synth()
