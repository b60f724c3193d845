using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Reconciling;

namespace Dotnetes.Controllers.ServiceAccounts;

/// <summary>Gives every namespace a config map with the authority of the API server, which pods need to trust it.</summary>
public sealed class RootCaPublisher : ObjectReconciler
{
    /// <summary>The name of the config map.</summary>
    public const string ConfigMapName = "kube-root-ca.crt";

    private const string DataKey = "ca.crt";
    private const string DescriptionKey = "kubernetes.io/description";
    private const string Description = "The certificates by which to verify the API server at its addresses inside the cluster: that of the kubernetes Service and kubernetes.default.svc.";

    // While an authority is being changed, nobody tells us that it has.
    private static readonly TimeSpan s_interval = TimeSpan.FromMinutes(10);

    private readonly IInformer<Namespace> _namespaces;
    private readonly IInformer<ConfigMap> _maps;
    private readonly Func<string> _authority;

    /// <summary>Creates the publisher.</summary>
    /// <param name="context">What controllers are given.</param>
    /// <param name="rootCaPem">The authority as PEM, which may change.</param>
    public RootCaPublisher(ControllerContext context, Func<string> rootCaPem)
        : base("root-ca-certificate-publisher-controller", context, workers: 1)
    {
        _authority = rootCaPem;
        _namespaces = Watch<Namespace>(Enqueue);
        _maps = Watch<ConfigMap>((old, current) => Queue.Add(new("", (current ?? old)!.Metadata.Namespace)), $"metadata.name={ConfigMapName}");
    }

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        if (_namespaces.Get("", key.Name) is not { Status.Phase: "Active" })
        {
            return null;
        }

        var data = ValueMap.Of((DataKey, _authority()));
        var current = _maps.Get(key.Name, ConfigMapName);
        var annotations = current?.Metadata.Annotations ?? default;
        if (current is not null && current.Data == data && annotations.ContainsKey(DescriptionKey))
        {
            return s_interval;
        }

        var metadata = (current?.Metadata ?? new() { Namespace = key.Name, Name = ConfigMapName }) with { Annotations = annotations.With(DescriptionKey, Description) };
        var wanted = (current ?? new()) with { Metadata = metadata, Data = data, BinaryData = default };
        try
        {
            await (current is null ? Context.Client.Create(wanted, cancellationToken: cancellationToken) : Context.Client.Update(wanted, cancellationToken: cancellationToken));
        }
        catch (KubeApiException e) when (e.IsAlreadyExists || ApiRefusals.IsNamespaceTerminating(e) || ApiRefusals.IsNamespaceGone(e))
        {
            // The cache will show it soon, or its namespace goes.
        }

        return s_interval;
    }
}
