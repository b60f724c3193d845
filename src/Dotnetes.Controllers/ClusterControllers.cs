using Dotnetes.Controllers.Bootstrap;
using Dotnetes.Controllers.Certificates;
using Dotnetes.Controllers.EndpointSliceMirroring;
using Dotnetes.Controllers.EndpointSlices;
using Dotnetes.Controllers.LegacyEndpoints;
using Dotnetes.Controllers.Namespaces;
using Dotnetes.Controllers.RoleAggregation;
using Dotnetes.Controllers.ServiceAccounts;
using Dotnetes.Controllers.ServiceCidrs;

namespace Dotnetes.Controllers;

/// <summary>The controllers that keep what a cluster needs besides workloads: endpoints, identities, namespaces.</summary>
internal static class ClusterControllers
{
    /// <summary>Makes them.</summary>
    public static IEnumerable<IController> Create(ControllerContext context, ControllerSetOptions options) =>
    [
        new EndpointSliceController(context.As("endpointslice-controller", events: "endpoint-slice-controller"), options.Services),
        new EndpointsController(context.As("endpoint-controller"), options.Services),
        new EndpointSliceMirroringController(context.As("endpointslicemirroring-controller", events: "endpoint-slice-mirroring-controller"), options.Services),
        new NamespaceController(context.As("namespace-controller"), options.Namespaces),
        .. Identities(context, options.ServiceAccounts),
        new CertificateApprover(context.As("certificate-controller")),
        new CertificateSigner(context.As("certificate-controller"), options.Certificates),
        new CertificateCleaner(context.As("certificate-controller")),
        .. options.Certificates.ApproveServing ? [new ServingApprover(context.As(ServingApprover.AccountName))] : Array.Empty<IController>(),
        .. options.Certificates.ApproveNodeComponents ? [new NodeComponentApprover(context.As(NodeComponentApprover.AccountName))] : Array.Empty<IController>(),
        new ClusterRoleAggregationController(context.As("clusterrole-aggregation-controller")),
        new BootstrapSigner(context.As("bootstrap-signer")),
        new TokenCleaner(context.As("token-cleaner")),
        new ServiceCidrController(context.As("service-cidrs-controller")),
    ];

    private static IEnumerable<IController> Identities(ControllerContext context, ServiceAccountOptions options)
    {
        yield return new ServiceAccountController(context.As("service-account-controller"), options);
        yield return new LegacyTokenCleaner(context.As("legacy-service-account-token-cleaner"), options);
        if (options.RootCaPem is { } authority)
        {
            yield return new RootCaPublisher(context.As("root-ca-cert-publisher"), authority);
        }

        if (options.IssueToken is { } issue)
        {
            yield return new TokenSecretController(context, issue, options.RootCaPem);
        }
    }
}
