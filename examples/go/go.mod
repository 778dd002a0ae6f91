module example.com/shop

go 1.25

require (
	example.com/cdk8s-argo-events-ha-go/cdk8sargoeventsha v0.0.0
	github.com/aws/constructs-go/constructs/v10 v10.3.0
	github.com/aws/jsii-runtime-go v1.140.0
	github.com/cdk8s-team/cdk8s-core-go/cdk8s/v2 v2.68.12
)

// the module that `npx projen package:go` builds
replace example.com/cdk8s-argo-events-ha-go/cdk8sargoeventsha => ../../dist/go/cdk8sargoeventsha
