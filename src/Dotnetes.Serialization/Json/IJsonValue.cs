namespace Dotnetes.Serialization.Json;

/// <summary>A type that can write itself as JSON.</summary>
public interface IJsonValue
{
    /// <summary>Writes the value.</summary>
    void WriteJson(ref JsonWriter writer);
}
