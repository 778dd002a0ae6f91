from cdk8s import App, Chart
from cdk8s_argo_events_ha import FailureDomain, HaEventBus, HaEventSource, HaPodPolicy, HaSensor, argoevents
from constructs import Construct


class Team(Chart):
    """One chart a namespace: an EventBus serves only its own."""

    def __init__(self, scope: Construct, id: str, *, namespace: str, survives: FailureDomain) -> None:
        super().__init__(scope, id, namespace=namespace)
        bus = HaEventBus(self, "Bus", survives=survives)
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

# once per cluster; without it guarded webhooks cannot be reached
HaPodPolicy(Chart(app, "platform"), "PodPolicy")
Team(app, "payments", namespace="payments", survives=FailureDomain.ZONE)
Team(app, "newsletter", namespace="newsletter", survives=FailureDomain.NODE)
app.synth()
