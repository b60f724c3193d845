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

    private readonly IInformer<Namespace> _namespaces;
    private readonly IInformer<ConfigMap> _maps;
    private readonly ValueMap<string> _data;

    /// <summary>Creates the publisher.</summary>
    /// <param name="context">What controllers are given.</param>
    /// <param name="rootCaPem">The authority as PEM.</param>
    public RootCaPublisher(ControllerContext context, string rootCaPem)
        : base("root-ca-certificate-publisher-controller", context, workers: 1)
    {
        _data = ValueMap.Of((DataKey, rootCaPem));
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

        var current = _maps.Get(key.Name, ConfigMapName);
        var annotations = current?.Metadata.Annotations ?? default;
        if (current is not null && current.Data == _data && annotations.ContainsKey(DescriptionKey))
        {
            return null;
        }

        var metadata = (current?.Metadata ?? new() { Namespace = key.Name, Name = ConfigMapName }) with { Annotations = annotations.With(DescriptionKey, Description) };
        var wanted = (current ?? new()) with { Metadata = metadata, Data = _data, BinaryData = default };
        try
        {
            await (current is null ? Context.Client.Create(wanted, cancellationToken: cancellationToken) : Context.Client.Update(wanted, cancellationToken: cancellationToken));
        }
        catch (KubeApiException e) when (e.IsAlreadyExists || ApiRefusals.IsNamespaceTerminating(e) || ApiRefusals.IsNamespaceGone(e))
        {
            // The cache will show it soon, or its namespace goes.
        }

        return null;
    }
}
