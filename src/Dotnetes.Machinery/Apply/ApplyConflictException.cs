using Dotnetes.Api.Meta.V1;
using Dotnetes.Serialization.Collections;

namespace Dotnetes.Machinery.Apply;

/// <summary>An apply that would change fields of others: 409 with a cause for each field.</summary>
/// <param name="conflicts">The conflicts, by manager.</param>
public sealed class ApplyConflictException(IReadOnlyList<FieldConflict> conflicts) : ApplyException(409, MessageOf(conflicts))
{
    /// <summary>The conflicts.</summary>
    public IReadOnlyList<FieldConflict> Conflicts { get; } = conflicts;

    /// <summary>The causes for the status that the client gets.</summary>
    public ValueList<StatusCause> Causes => Conflicts
        .Select(c => new StatusCause { Reason = "FieldManagerConflict", Message = $"conflict with {c.Manager.Show()}", Field = c.Field })
        .ToValueList();

    private static string MessageOf(IReadOnlyList<FieldConflict> conflicts)
    {
        if (conflicts.Count == 1)
        {
            return $"Apply failed with 1 conflict: conflict with {conflicts[0].Manager.Show()}: {conflicts[0].Field}";
        }

        var lines = new List<string>();
        foreach (var group in conflicts.GroupBy(c => c.Manager).OrderBy(g => g.Key.Identifier, StringComparer.Ordinal))
        {
            lines.Add($"conflicts with {group.Key.Show()}:");
            lines.AddRange(group.Select(c => $"- {c.Field}"));
        }

        return $"Apply failed with {conflicts.Count} conflicts: {string.Join("\n", lines)}";
    }
}
