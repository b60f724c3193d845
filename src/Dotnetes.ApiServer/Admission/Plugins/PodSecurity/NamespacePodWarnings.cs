using Dotnetes.Api.Core.V1;

namespace Dotnetes.ApiServer.Admission.Plugins.PodSecurity;

/// <summary>Warns of the pods of a namespace that violate the standard which it is about to enforce.</summary>
internal sealed class NamespacePodWarnings(AdmissionServices services, ValueList<string> exemptRuntimeClasses)
{
    private const int MostPods = 3000;
    private static readonly TimeSpan s_mostTime = TimeSpan.FromSeconds(1);

    /// <summary>Adds the warnings.</summary>
    public async ValueTask Warn(AdmissionAttributes attributes, string ns, PodSecurityStandard standard, CancellationToken cancellationToken)
    {
        var pods = DifferentFirst(await services.Reader.List<Pod>(ns, cancellationToken));
        var start = services.Time.GetTimestamp();
        var found = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        var seen = 0;
        while (seen < Math.Min(pods.Count, MostPods) && services.Time.GetElapsedTime(start) <= s_mostTime)
        {
            var pod = pods[seen++];
            var violations = PodSecurityChecks.Violations(standard, pod.Metadata, pod.Spec);
            if (violations.Count == 0)
            {
                continue;
            }

            var reasons = PodSecurityViolation.Reasons(violations);
            if (!found.TryGetValue(reasons, out var names))
            {
                found.Add(reasons, names = []);
            }

            names.Add(pod.Metadata.Name);
        }

        if (seen < pods.Count)
        {
            attributes.Warn($"new PodSecurity enforce level only checked against the first {seen} of {pods.Count} existing pods");
        }

        if (found.Count > 0)
        {
            attributes.Warn($"existing pods in namespace {GoText.Quote(ns)} violate the new PodSecurity enforce level \"{standard}\"");
        }

        foreach (var warning in found.Select(static f => Worded(f.Key, f.Value)).Order(StringComparer.Ordinal))
        {
            attributes.Warn(warning);
        }
    }

    private static string Worded(string reasons, List<string> names)
    {
        var first = names.Order(StringComparer.Ordinal).First();
        return names.Count switch
        {
            1 => $"{first}: {reasons}",
            2 => $"{first} (and 1 other pod): {reasons}",
            _ => $"{first} (and {names.Count - 1} other pods): {reasons}",
        };
    }

    // Pods of one controller are alike: each controller's first pod comes before the rest.
    private List<Pod> DifferentFirst(IReadOnlyList<Pod> pods)
    {
        var (first, rest) = (new List<Pod>(), new List<Pod>());
        var controllers = new HashSet<string>(StringComparer.Ordinal);
        foreach (var pod in pods)
        {
            if (pod.Spec.RuntimeClassName is { Length: > 0 } runtime && exemptRuntimeClasses.Contains(runtime))
            {
                continue;
            }

            var controller = pod.Metadata.OwnerReferences.Find(static o => o.Controller == true);
            (controller is null || controllers.Add(controller.Uid) ? first : rest).Add(pod);
        }

        first.AddRange(rest);
        return first;
    }
}
