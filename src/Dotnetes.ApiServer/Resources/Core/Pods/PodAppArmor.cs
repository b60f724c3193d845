using Dotnetes.Api.Core.V1;
using Dotnetes.Machinery.Validation;

namespace Dotnetes.ApiServer.Resources.Core.Pods;

/// <summary>The old annotations that choose AppArmor profiles, and the fields that have taken their place (KEP-24).</summary>
internal static class PodAppArmor
{
    /// <summary>What the keys of the annotations start with; the name of the container follows.</summary>
    public const string Prefix = "container.apparmor.security.beta.kubernetes.io/";

    private static readonly FieldPath s_annotations = FieldPath.Of("metadata", "annotations");

    /// <summary>A pod whose containers have in their fields what only annotations say, so that nodes and checks that look at the fields see it.</summary>
    /// <param name="pod">The pod.</param>
    /// <param name="warn">Is told of the annotations.</param>
    public static Pod Sync(Pod pod, Action<string> warn)
    {
        if (pod.Spec.Os?.Name == "windows" || !pod.Metadata.Annotations.Any(static a => a.Key.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            return pod;
        }

        var (annotations, ofPod) = (pod.Metadata.Annotations, pod.Spec.SecurityContext?.AppArmorProfile);
        return pod with
        {
            Spec = pod.Spec with
            {
                InitContainers = pod.Spec.InitContainers.Map(c => c with { SecurityContext = Synced(c.Name, c.SecurityContext) }),
                Containers = pod.Spec.Containers.Map(c => c with { SecurityContext = Synced(c.Name, c.SecurityContext) }),
                EphemeralContainers = pod.Spec.EphemeralContainers.Map(c => c with { SecurityContext = Synced(c.Name, c.SecurityContext) }),
            },
        };

        SecurityContext? Synced(string name, SecurityContext? context)
        {
            if (context?.AppArmorProfile is not null || !annotations.TryGetValue(Prefix + name, out var annotation))
            {
                return context;
            }

            var profile = ProfileOf(annotation);
            if (profile is not null && profile == ofPod)
            {
                return context;
            }

            warn($"{s_annotations.Key(Prefix + name)}: deprecated since v1.30; use the \"appArmorProfile\" field instead");
            return profile is null ? context : (context ?? SecurityContext.Empty) with { AppArmorProfile = profile };
        }
    }

    /// <summary>The profile that an annotation means; null when it means none.</summary>
    public static AppArmorProfile? ProfileOf(string annotation) => annotation switch
    {
        "unconfined" => new() { Type = "Unconfined" },
        "runtime/default" => new() { Type = "RuntimeDefault" },
        _ when annotation.StartsWith("localhost/", StringComparison.Ordinal) && IsName(annotation[10..]) => new() { Type = "Localhost", LocalhostProfile = annotation[10..] },
        _ => null,
    };

    private static bool IsName(string profile)
    {
        var errors = new FieldErrorList();
        SecurityValidation.AppArmor(new AppArmorProfile { Type = "Localhost", LocalhostProfile = profile }, FieldPath.Of("x"), errors);
        return errors.IsEmpty;
    }
}
