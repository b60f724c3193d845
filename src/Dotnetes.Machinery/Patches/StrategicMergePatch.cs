using Dotnetes.Machinery.Json;
using Dotnetes.Serialization;
using Dotnetes.Serialization.Schema;

namespace Dotnetes.Machinery.Patches;

/// <summary>
/// Kubernetes' strategic merge patch: a merge patch that knows from the schema which lists merge by which key, with the directives
/// <c>$patch</c>, <c>$retainKeys</c>, <c>$deleteFromPrimitiveList/x</c> and <c>$setElementOrder/x</c>.
/// </summary>
public static class StrategicMergePatch
{
    /// <summary>Reads a patch document.</summary>
    /// <exception cref="PatchException">It is no JSON object.</exception>
    public static JsonObject Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var document = JsonValue.Parse(utf8);
            return document as JsonObject ?? (document.IsNull ? JsonObject.Empty : throw StrategicErrors.BadDocument(
                $"json: cannot unmarshal {PatchException.NameOf(document)} into Go value of type map[string]interface {{}}"));
        }
        catch (DecodingException e)
        {
            throw StrategicErrors.BadDocument(e.Message);
        }
    }

    /// <summary>The patched object.</summary>
    /// <param name="original">The object.</param>
    /// <param name="patch">The patch.</param>
    /// <param name="schema">The type of the object; null for custom resources, which upstream refuses.</param>
    /// <exception cref="PatchException">The patch is malformed or does not fit.</exception>
    public static JsonObject Apply(JsonObject original, JsonObject patch, TypeSchema? schema) =>
        schema is null
            ? throw new PatchException(PatchFailure.Malformed, "strategic merge patch format is not supported")
            : new StrategicMerger(isServer: true).Merge(original, patch, StrategicSchema.Of(schema));

    /// <summary>The patch that makes <paramref name="modified"/> of <paramref name="original"/>.</summary>
    /// <exception cref="PatchException">Elements lack their merge keys, or lists hold lists or mixed elements.</exception>
    public static JsonObject CreateTwoWay(JsonObject original, JsonObject modified, TypeSchema schema) =>
        new StrategicDiffer(ignoreChanges: false, ignoreDeletions: false).Diff(original, modified, StrategicSchema.Of(schema), retainKeys: false);

    /// <summary>
    /// The patch of kubectl apply: makes what <paramref name="modified"/> says of <paramref name="current"/>, and removes what
    /// <paramref name="original"/>, the configuration applied before, had and <paramref name="modified"/> no longer has. Differences of
    /// <paramref name="current"/> are overwritten.
    /// </summary>
    /// <exception cref="PatchException">Elements lack their merge keys, or lists hold lists or mixed elements.</exception>
    public static JsonObject CreateThreeWay(JsonObject original, JsonObject modified, JsonObject current, TypeSchema schema)
    {
        var root = StrategicSchema.Of(schema);
        var changes = new StrategicDiffer(ignoreChanges: false, ignoreDeletions: true).Diff(current, modified, root, retainKeys: false);
        var removals = new StrategicDiffer(ignoreChanges: true, ignoreDeletions: false).Diff(original, modified, root, retainKeys: false);
        return new StrategicMerger(isServer: false).Merge(removals, changes, root);
    }
}
