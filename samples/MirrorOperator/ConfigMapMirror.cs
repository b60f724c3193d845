using Dotnetes.Api.Core.V1;
using Dotnetes.Client;
using Dotnetes.Client.Informers;
using Dotnetes.Client.Queues;
using Dotnetes.Client.Reconciling;
using Microsoft.Extensions.Logging;

namespace MirrorOperator;

/// <summary>
/// Copies every ConfigMap with the annotation <c>example.com/mirror-to: ns1,ns2</c> into those namespaces, keeps the copies as the original is, and
/// deletes copies that are no longer wanted.
/// </summary>
public sealed class ConfigMapMirror : Reconciler<ObjectKey>
{
    /// <summary>The annotation of originals: the namespaces that get copies.</summary>
    public const string Targets = "example.com/mirror-to";

    /// <summary>The label of copies: the namespace and the name of the original, with a dot between them.</summary>
    public const string Source = "example.com/mirror-of";

    private readonly IKubeClient _client;
    private readonly IInformerFactory _informers;
    private readonly IInformer<ConfigMap> _maps;

    /// <summary>Makes the operator.</summary>
    /// <param name="client">The API.</param>
    /// <param name="time">The clock.</param>
    /// <param name="random">Spreads retries.</param>
    /// <param name="logging">Where it logs.</param>
    public ConfigMapMirror(IKubeClient client, TimeProvider time, Random random, ILoggerFactory logging)
        : base("configmap-mirror", new WorkQueue<ObjectKey>(time, "configmap-mirror"), logging.CreateLogger<ConfigMapMirror>())
    {
        _client = client;
        _informers = new InformerFactory(client, time, random, logging);
        _maps = _informers.For<ConfigMap>();
        _maps.AddIndex(Source, map => map.Metadata.Labels.TryGetValue(Source, out var source) ? [source] : []);
        _maps.AddHandler((old, current) => Enqueue(current ?? old!));
    }

    /// <inheritdoc/>
    public override async Task Run(CancellationToken cancellationToken)
    {
        var informing = _informers.Run(cancellationToken);
        try
        {
            await _informers.WaitForSync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            await informing;
            return;
        }

        await base.Run(cancellationToken);
        await informing;
    }

    /// <inheritdoc/>
    protected override async ValueTask<TimeSpan?> Reconcile(ObjectKey key, CancellationToken cancellationToken)
    {
        var original = _maps.Get(key.Namespace, key.Name);
        var wanted = original?.Metadata.DeletionTimestamp is null && original?.Metadata.Annotations.TryGetValue(Targets, out var list) == true
            ? list.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries).Where(ns => ns != key.Namespace).ToHashSet()
            : [];
        foreach (var copy in _maps.ByIndex(Source, $"{key.Namespace}.{key.Name}"))
        {
            if (!wanted.Contains(copy.Metadata.Namespace))
            {
                await Delete(copy, cancellationToken);
            }
        }

        foreach (var ns in wanted)
        {
            await Ensure(original!, ns, cancellationToken);
        }

        return null;
    }

    private async ValueTask Ensure(ConfigMap original, string ns, CancellationToken cancellationToken)
    {
        var copy = _maps.Get(ns, original.Metadata.Name);
        if (copy is null)
        {
            await _client.Create(
                new ConfigMap
                {
                    Metadata = new()
                    {
                        Namespace = ns,
                        Name = original.Metadata.Name,
                        Labels = ValueMap.Of((Source, $"{original.Metadata.Namespace}.{original.Metadata.Name}")),
                    },
                    Data = original.Data,
                    BinaryData = original.BinaryData,
                },
                cancellationToken: cancellationToken);
        }
        else if (copy.Metadata.Labels.ContainsKey(Source) && (copy.Data != original.Data || copy.BinaryData != original.BinaryData))
        {
            // The resource version in the copy makes the API server refuse this when somebody else was faster; then it comes again.
            await _client.Update(copy with { Data = original.Data, BinaryData = original.BinaryData }, cancellationToken: cancellationToken);
        }
    }

    private async ValueTask Delete(ConfigMap copy, CancellationToken cancellationToken)
    {
        try
        {
            await _client.Delete<ConfigMap>(copy.Metadata.Namespace, copy.Metadata.Name, new() { Preconditions = new() { Uid = copy.Metadata.Uid } }, cancellationToken);
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            // Somebody else was faster.
        }
    }

    private void Enqueue(ConfigMap map)
    {
        if (map.Metadata.Labels.TryGetValue(Source, out var source) && source.Split('.', 2) is [var ns, var name])
        {
            Queue.Add(new(ns, name));
        }
        else
        {
            Queue.Add(ObjectKey.Of(map));
        }
    }
}
