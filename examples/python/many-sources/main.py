from cdk8s import App, Chart, Duration
from cdk8s_argo_events_ha import (
    FailureDomain,
    HaEventBus,
    HaEventSource,
    HaSensor,
    LeaderElection,
    argoevents,
)

app = App()

chart = Chart(app, "many-sources", namespace="events")

bus = HaEventBus(chart, "Bus", survives=FailureDomain.NODE)

# active-active types: all pods work
hooks = HaEventSource(
    chart,
    "Hooks",
    metadata={"name": "hooks"},
    event_bus=bus,
    github={
        "push": {
            "webhook": {"endpoint": "/push", "port": "12000", "method": "POST", "url": "https://hooks.example.com"},
            "repositories": [{"owner": "example", "names": ["shop"]}],
            "events": ["push"],
            "api_token": {"name": "github", "key": "token"},
            "webhook_secret": {"name": "github", "key": "hook"},
            "active": True,
            "content_type": "json",
        }
    },
)
queue = HaEventSource(
    chart,
    "Queue",
    metadata={"name": "queue"},
    event_bus=bus,
    sqs={"invoice": {"queue": "invoices", "region": "eu-central-1", "wait_time_seconds": 20}},
)

# active-passive types: one elected pod works
payments = HaEventSource(
    chart,
    "Payments",
    metadata={"name": "payments"},
    event_bus=bus,
    kafka={
        "payment": {
            "url": "kafka.example.com:9092",
            "topic": "payments",
            "consumer_group": {"group_name": "argo-events"},
        }
    },
)
shipments = HaEventSource(
    chart,
    "Shipments",
    metadata={"name": "shipments"},
    event_bus=bus,
    amqp={
        "shipment": {
            "url": "amqp://rabbitmq.example.com:5672",
            "exchange_name": "shipments",
            "exchange_type": "direct",
            "routing_key": "shipped",
            "queue_declare": {"name": "argo-events-shipments", "durable": True},
        }
    },
)
clock = HaEventSource(
    chart,
    "Clock",
    metadata={"name": "clock"},
    event_bus=bus,
    replicas=2,
    leader_election=LeaderElection.lease(lease_duration=Duration.seconds(15)),
    calendar={
        "nightly": {
            "schedule": "0 2 * * *",
            "persistence": {
                "catchup": {"enabled": True, "max_duration": "24h"},
                "config_map": {"name": "clock-state", "create_if_not_exist": True},
            },
        }
    },
)

dead_letter = argoevents.Trigger(
    template={
        "name": "dead-letter",
        "http": {
            "url": "http://dead-letters.events.svc/settle",
            "method": "POST",
            "payload": [{"src": {"dependency_name": "payment", "use_raw_data": True}, "dest": "event"}],
        },
    }
)

HaSensor(
    chart,
    "Settle",
    metadata={
        "name": "settle",
        # ha-events check reports what cannot be cured, until somebody says why it is accepted
        "annotations": {
            "cdk8s-argo-events-ha/ignore-condition-forgets-events": "payments and shipments that found no partner are listed by the bank each night",
        },
    },
    event_bus=bus,
    dependencies=[
        payments.event("payment"),
        shipments.event("shipment"),
        hooks.event("push"),
        queue.event("invoice"),
        clock.event("nightly"),
    ],
    triggers=[
        {
            "template": {
                "name": "settle",
                "conditions": "payment && shipment",
                "http": {
                    "url": "http://ledger.events.svc/settle",
                    "method": "POST",
                    "payload": [{"src": {"dependency_name": "payment", "data_key": "body"}, "dest": "payment"}],
                },
            },
            "dlq_trigger": dead_letter,
        },
        {
            "template": {
                "name": "audit",
                "conditions": "push || invoice || nightly",
                "log": {"interval_seconds": 1},
            },
        },
    ],
)

app.synth()
