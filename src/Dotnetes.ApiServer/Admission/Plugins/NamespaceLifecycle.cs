using System.Collections.Concurrent;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Keeps objects out of namespaces that do not exist or come to their end, and keeps the namespaces that no cluster is without.</summary>
public sealed class NamespaceLifecycle(AdmissionServices services) : IAdmissionPlugin
{
    private const string Terminating = "Terminating";

    // Longer than any cache is behind the store.
    private static readonly TimeSpan s_distrust = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<string, DateTimeOffset> _deleted = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public string Name => "NamespaceLifecycle";

    /// <inheritdoc/>
    public AdmissionPhases Phases => AdmissionPhases.Mutating;

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation != AdmissionOperation.Connect;

    /// <inheritdoc/>
    public async ValueTask<IKubeKind?> Admit(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (attributes.Kind is { Group: "", Kind: "Namespace" })
        {
            if (attributes.Operation == AdmissionOperation.Delete)
            {
                Delete(attributes);
            }

            return attributes.Object;
        }

        if (attributes.Namespace.Length == 0
            || attributes.Operation == AdmissionOperation.Delete
            || attributes.Resource is { Group: "authorization.k8s.io", Resource: "localsubjectaccessreviews" })
        {
            return attributes.Object;
        }

        var ns = await Current(attributes.Namespace, cancellationToken);
        if (attributes.Operation == AdmissionOperation.Create && ns.Status.Phase == Terminating)
        {
            throw TerminatingRefusal(attributes);
        }

        return attributes.Object;
    }

    private static ApiException TerminatingRefusal(AdmissionAttributes attributes)
    {
        var status = attributes.Forbidden($"unable to create new content in namespace {attributes.Namespace} because it is being terminated").Status;
        var cause = new StatusCause
        {
            Reason = "NamespaceTerminating",
            Message = $"namespace {attributes.Namespace} is being terminated",
            Field = "metadata.namespace",
        };
        return new(status with { Details = status.Details! with { Causes = [cause] } });
    }

    private void Delete(AdmissionAttributes attributes)
    {
        if (attributes.Name is "default" or "kube-system" or "kube-public")
        {
            throw ApiErrors.Forbidden("", "namespaces", attributes.Name, "this namespace may not be deleted");
        }

        var now = services.Time.GetUtcNow();
        foreach (var (name, until) in _deleted)
        {
            if (until <= now)
            {
                _deleted.TryRemove(new(name, until));
            }
        }

        _deleted[attributes.Name] = now + s_distrust;
    }

    // The cache may not know yet of a namespace that was just made, nor of the end of one that was just deleted.
    private async ValueTask<Namespace> Current(string name, CancellationToken cancellationToken)
    {
        var cached = await services.Reader.Get<Namespace>("", name, cancellationToken);
        if (cached is not null
            && (cached.Status.Phase == Terminating || !_deleted.TryGetValue(name, out var until) || until <= services.Time.GetUtcNow()))
        {
            return cached;
        }

        return await services.Reader.GetLive<Namespace>("", name, cancellationToken) ?? throw ApiErrors.NotFound("", "namespaces", name);
    }
}
