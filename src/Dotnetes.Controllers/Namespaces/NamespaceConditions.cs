using Dotnetes.Api.Core.V1;

namespace Dotnetes.Controllers.Namespaces;

/// <summary>The conditions of a namespace that is going away.</summary>
internal static class NamespaceConditions
{
    private static readonly (string Type, string Reason, string Message)[] s_whenFine =
    [
        ("NamespaceDeletionDiscoveryFailure", "ResourcesDiscovered", "All resources successfully discovered"),
        ("NamespaceDeletionGroupVersionParsingFailure", "ParsedGroupVersions", "All legacy kube types successfully parsed"),
        ("NamespaceDeletionContentFailure", "ContentDeleted", "All content successfully deleted, may be waiting on finalization"),
        ("NamespaceContentRemaining", "ContentRemoved", "All content successfully removed"),
        ("NamespaceFinalizersRemaining", "ContentHasNoFinalizers", "All content-preserving finalizers finished"),
    ];

    /// <summary>The status after an attempt.</summary>
    public static NamespaceStatus Apply(NamespaceStatus status, NamespaceContent content, Time now)
    {
        var conditions = status.Conditions.ToList();
        foreach (var (type, reason, message) in s_whenFine)
        {
            var wanted = Problem(type, content) is var (problem, text)
                ? new NamespaceCondition { Type = type, Status = "True", Reason = problem, Message = text, LastTransitionTime = now }
                : new NamespaceCondition { Type = type, Status = "False", Reason = reason, Message = message, LastTransitionTime = now };
            var index = conditions.FindIndex(c => c.Type == type);
            if (index < 0)
            {
                conditions.Add(wanted);
            }
            else
            {
                var old = conditions[index];
                conditions[index] = old.Status == wanted.Status ? wanted with { LastTransitionTime = old.LastTransitionTime } : wanted;
            }
        }

        return status with { Conditions = conditions.ToValueList() };
    }

    private static (string Reason, string Message)? Problem(string type, NamespaceContent content) => type switch
    {
        "NamespaceDeletionDiscoveryFailure" when content.DiscoveryFailure is { } failure => ("DiscoveryFailed", failure),
        "NamespaceDeletionContentFailure" when content.Failures.Count > 0 =>
            ("ContentDeletionFailed", $"Failed to delete all resource types, {content.Failures.Count} remaining: {string.Join(", ", content.Failures.Order(StringComparer.Ordinal))}"),
        "NamespaceContentRemaining" when content.Remaining.Count > 0 =>
            ("SomeResourcesRemain", $"Some resources are remaining: {string.Join(", ", content.Remaining.Select(r => $"{r.Key} has {r.Value} resource instances"))}"),
        "NamespaceFinalizersRemaining" when content.Finalizers.Count > 0 =>
            ("SomeFinalizersRemain", $"Some content in the namespace has finalizers remaining: {string.Join(", ", content.Finalizers.Select(f => $"{f.Key} in {f.Value} resource instances"))}"),
        _ => null,
    };
}
