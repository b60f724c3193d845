using Dotnetes.Machinery.Json;

namespace Dotnetes.Testing.Stages;

/// <summary>What an object must be like for a stage.</summary>
/// <param name="Key">Where to look.</param>
/// <param name="Operator">One of <c>In</c>, <c>NotIn</c>, <c>Exists</c> and <c>DoesNotExist</c>.</param>
/// <param name="Values">What to look for.</param>
internal sealed record StageRequirement(StageQuery Key, string Operator, IReadOnlyList<string> Values)
{
    /// <summary>Whether an object is so.</summary>
    public bool IsMet(JsonValue value) => Operator switch
    {
        "In" => Key.FindTexts(value).Any(Values.Contains),
        "NotIn" => !Key.FindTexts(value).Any(Values.Contains),
        "Exists" => Key.Find(value).Any(),
        _ => !Key.Find(value).Any(),
    };
}
