namespace Dotnetes.Serialization.Json;

/// <summary>A type with a JSON form. The generator implements it for records; scalars implement it by hand.</summary>
/// <typeparam name="TSelf">The implementing type.</typeparam>
public interface IJsonValue<TSelf> : IJsonValue
    where TSelf : IJsonValue<TSelf>
{
    /// <summary>Reads one value.</summary>
    /// <exception cref="DecodingException">The JSON is malformed or of another type.</exception>
    static abstract TSelf ReadJson(ref JsonReader reader);
}
