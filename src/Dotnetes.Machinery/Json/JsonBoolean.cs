using Dotnetes.Serialization.Json;

namespace Dotnetes.Machinery.Json;

/// <summary>True or false.</summary>
public sealed class JsonBoolean : JsonValue
{
    private JsonBoolean(bool value) => Value = value;

    /// <summary>The value true.</summary>
    public static JsonBoolean True { get; } = new(true);

    /// <summary>The value false.</summary>
    public static JsonBoolean False { get; } = new(false);

    /// <summary>The truth value.</summary>
    public bool Value { get; }

    /// <inheritdoc/>
    public override JsonKind Kind => JsonKind.Boolean;

    /// <summary>The instance for a truth value.</summary>
    public static JsonBoolean Of(bool value) => value ? True : False;

    /// <inheritdoc/>
    public override void WriteJson(ref JsonWriter writer) => writer.WriteBool(Value);

    /// <inheritdoc/>
    public override bool Equals(JsonValue? other) => ReferenceEquals(this, other);

    /// <inheritdoc/>
    public override int GetHashCode() => Value ? 1 : 2;
}
