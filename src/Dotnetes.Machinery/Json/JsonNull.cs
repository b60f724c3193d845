using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Json;

/// <summary>The literal null.</summary>
public sealed class JsonNull : JsonValue
{
    private JsonNull()
    {
    }

    /// <summary>The one instance.</summary>
    public static JsonNull Instance { get; } = new();

    /// <inheritdoc/>
    public override JsonKind Kind => JsonKind.Null;

    /// <inheritdoc/>
    public override void WriteJson(ref JsonWriter writer) => writer.WriteNull();

    /// <inheritdoc/>
    public override bool Equals(JsonValue? other) => other is JsonNull;

    /// <inheritdoc/>
    public override int GetHashCode() => 0;
}
