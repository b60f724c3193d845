using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Json;

/// <summary>A string.</summary>
/// <param name="value">The text.</param>
public sealed class JsonString(string value) : JsonValue
{
    /// <summary>The text.</summary>
    public string Value { get; } = value;

    /// <inheritdoc/>
    public override JsonKind Kind => JsonKind.String;

    /// <inheritdoc/>
    public override void WriteJson(ref JsonWriter writer) => writer.WriteString(Value);

    /// <inheritdoc/>
    public override bool Equals(JsonValue? other) => other is JsonString s && s.Value == Value;

    /// <inheritdoc/>
    public override int GetHashCode() => Value.GetHashCode(StringComparison.Ordinal);
}
