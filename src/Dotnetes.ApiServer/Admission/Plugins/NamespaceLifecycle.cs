using System.Collections.Concurrent;
using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Meta.V1;

namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>
/// Refuses objects in namespaces that do not exist or go away, and deletions of the namespaces that a cluster cannot do without. What the cache says of
/// a namespace that was just deleted is not believed.
/// </summary>
internal sealed class NamespaceLifecycle(AdmissionServices services)
    : AdmissionPlugin("NamespaceLifecycle", AdmissionOperation.Create, AdmissionOperation.Update, AdmissionOperation.Delete)
{
    private static readonly string[] s_immortal = ["default", "kube-system", "kube-public"];
    private static readonly TimeSpan s_distrust = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan s_patience = TimeSpan.FromMilliseconds(50);

    private readonly ConcurrentDictionary<string, long> _deleted = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public override async ValueTask<IKubeKind?> Admit(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (IsNamespace(attributes))
        {
            if (attributes.Operation == AdmissionOperation.Delete)
            {
                Delete(attributes);
            }

            return attributes.Object;
        }

        // Whatever goes away may go, wherever it is; and one may ask about permissions in namespaces that are still to come.
        if (attributes.Namespace.Length > 0 && attributes.Operation != AdmissionOperation.Delete && attributes.Resource is not { Group: "authorization.k8s.io", Resource: "localsubjectaccessreviews" })
        {
            await Check(attributes, cancellationToken);
        }

        return attributes.Object;
    }

    private static bool IsNamespace(AdmissionAttributes attributes) => attributes.Resource is { Group: "", Resource: "namespaces" };

    private void Delete(AdmissionAttributes attributes)
    {
        if (s_immortal.Contains(attributes.Name))
        {
            throw ApiErrors.Forbidden("", "namespaces", attributes.Name, "this namespace may not be deleted");
        }

        if (attributes.Name.Length > 0 && !attributes.DryRun)
        {
            Forget();
            _deleted[attributes.Name] = services.Time.GetTimestamp();
        }
    }

    private void Forget()
    {
        foreach (var (name, at) in _deleted)
        {
            if (services.Time.GetElapsedTime(at) >= s_distrust)
            {
                _deleted.TryRemove(name, out _);
            }
        }
    }

    private async ValueTask Check(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        var name = attributes.Namespace;
        var found = await services.Reader.Get<Namespace>("", name, cancellationToken);
        if (found is null && attributes.Operation == AdmissionOperation.Create)
        {
            // It may have been made a moment ago, by another server.
            found = await services.Reader.GetLive<Namespace>("", name, cancellationToken);
            if (found is null)
            {
                await Task.Delay(s_patience, services.Time, cancellationToken);
            }
        }

        var isDistrusted = attributes.Operation == AdmissionOperation.Create && found?.Status.Phase == "Active"
            && _deleted.TryGetValue(name, out var at) && services.Time.GetElapsedTime(at) < s_distrust;
        if (found is null || isDistrusted)
        {
            found = await services.Reader.GetLive<Namespace>("", name, cancellationToken) ?? throw ApiErrors.NotFound("", "namespaces", name);
        }

        if (attributes.Operation == AdmissionOperation.Create && found.Status.Phase == "Terminating")
        {
            var status = Forbidden(attributes, $"unable to create new content in namespace {name} because it is being terminated").Status;
            var cause = new StatusCause { Reason = "NamespaceTerminating", Message = $"namespace {name} is being terminated", Field = "metadata.namespace" };
            throw new ApiException(status with { Details = status.Details! with { Causes = status.Details.Causes.Add(cause) } });
        }
    }
}
