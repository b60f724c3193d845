using Dotnetes.Api.Apps.V1;

namespace Dotnetes.Controllers.Deployments;

/// <summary>The annotations by which deployments number and size their replica sets.</summary>
public static class Revisions
{
    /// <summary>The number of the rollout that made a replica set.</summary>
    public const string Revision = "deployment.kubernetes.io/revision";

    /// <summary>Earlier numbers of a replica set that was used again.</summary>
    public const string History = "deployment.kubernetes.io/revision-history";

    /// <summary>The replicas that the deployment wanted when the replica set was last scaled.</summary>
    public const string DesiredReplicas = "deployment.kubernetes.io/desired-replicas";

    /// <summary>Desired replicas plus surge.</summary>
    public const string MaxReplicas = "deployment.kubernetes.io/max-replicas";

    /// <summary>The label that tells the pods of replica sets apart.</summary>
    public const string TemplateHash = "pod-template-hash";

    private const string LastApplied = "kubectl.kubernetes.io/last-applied-configuration";

    /// <summary>The number of a replica set or deployment; 0 when it has none.</summary>
    public static long Of(IKubeObject value) => long.TryParse(value.Metadata.Annotations.GetValueOrDefault(Revision), out var number) ? number : 0;

    /// <summary>The annotations of a replica set: those of the deployment plus its number. The sizes stay: they tell what the set was scaled for.</summary>
    public static ValueMap<string> Annotate(Deployment deployment, ValueMap<string> current, long revision)
    {
        var result = current;
        foreach (var (key, value) in deployment.Metadata.Annotations)
        {
            if (key is not (LastApplied or Revision or History or DesiredReplicas or MaxReplicas))
            {
                result = result.With(key, value);
            }
        }

        var old = current.GetValueOrDefault(Revision);
        if (!long.TryParse(old, out var number) || number < revision)
        {
            result = result.With(Revision, revision.ToString());
            if (!string.IsNullOrEmpty(old))
            {
                var history = current.GetValueOrDefault(History);
                result = result.With(History, string.IsNullOrEmpty(history) ? old : $"{history},{old}");
            }
        }

        return result;
    }

    /// <summary>The annotations with the sizes of the deployment.</summary>
    public static ValueMap<string> WithSizes(Deployment deployment, ValueMap<string> annotations)
    {
        var desired = deployment.Spec.Replicas ?? 1;
        return annotations.With(DesiredReplicas, desired.ToString()).With(MaxReplicas, (desired + RollingLimits.Of(deployment).Surge).ToString());
    }
}
