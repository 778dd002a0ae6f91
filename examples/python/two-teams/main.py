from cdk8s import App, Chart
from cdk8s_argo_events_ha import FailureDomain, HaEventBus, HaEventSource, HaNodeGuard, HaSensor, argoevents
from constructs import Construct


class Team(Chart):
    """One chart a namespace: an EventBus serves only its own."""

    def __init__(self, scope: Construct, id: str, *, guard: HaNodeGuard, namespace: str, survives: FailureDomain) -> None:
        super().__init__(scope, id, namespace=namespace)
        bus = HaEventBus(self, "Bus", survives=survives, node_guard={"guard": guard})
        source = HaEventSource(
            self,
            "Inbox",
            metadata={"name": "inbox"},
            event_bus=bus,
            webhook={"message": argoevents.WebhookEventSource(endpoint="/message", port="12000", method="POST")},
        )
        deliver = argoevents.HttpTrigger(
            url=f"http://mail.{namespace}.svc/deliver",
            method="POST",
            payload=[
                argoevents.TriggerParameter(
                    src=argoevents.TriggerParameterSource(dependency_name="message", data_key="body"),
                    dest="message",
                )
            ],
        )
        HaSensor(
            self,
            "Outbox",
            metadata={"name": "outbox"},
            event_bus=bus,
            dependencies=[source.event("message")],
            triggers=[argoevents.Trigger(template=argoevents.TriggerTemplate(name="deliver", http=deliver))],
        )


app = App()

# one guard on each node, for the buses and webhooks of both teams
guard = HaNodeGuard(Chart(app, "platform", namespace="platform"), "Guard")
Team(app, "payments", guard=guard, namespace="payments", survives=FailureDomain.ZONE)
Team(app, "newsletter", guard=guard, namespace="newsletter", survives=FailureDomain.NODE)
app.synth()
