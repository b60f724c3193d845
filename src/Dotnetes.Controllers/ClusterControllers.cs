using Dotnetes.Controllers.Bootstrap;
using Dotnetes.Controllers.Certificates;
using Dotnetes.Controllers.EndpointSliceMirroring;
using Dotnetes.Controllers.EndpointSlices;
using Dotnetes.Controllers.LegacyEndpoints;
using Dotnetes.Controllers.Namespaces;
using Dotnetes.Controllers.ServiceAccounts;

namespace Dotnetes.Controllers;

/// <summary>The controllers that keep what a cluster needs besides workloads: endpoints, identities, namespaces.</summary>
internal static class ClusterControllers
{
    /// <summary>Makes them.</summary>
    public static IEnumerable<IController> Create(ControllerContext context, ControllerSetOptions options) =>
    [
        new EndpointSliceController(context, options.Services),
        new EndpointsController(context, options.Services),
        new EndpointSliceMirroringController(context, options.Services),
        new NamespaceController(context, options.Namespaces),
        .. Identities(context, options.ServiceAccounts),
        new CertificateApprover(context),
        new CertificateSigner(context, options.Certificates),
        new CertificateCleaner(context),
        new BootstrapSigner(context),
        new TokenCleaner(context),
    ];

    private static IEnumerable<IController> Identities(ControllerContext context, ServiceAccountOptions options)
    {
        yield return new ServiceAccountController(context, options);
        yield return new LegacyTokenCleaner(context, options);
        if (options.RootCaPem is { } authority)
        {
            yield return new RootCaPublisher(context, authority);
        }

        if (options.IssueToken is { } issue)
        {
            yield return new TokenSecretController(context, issue, options.RootCaPem);
        }
    }
}
