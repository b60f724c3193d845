using Dotnetes.Machinery.Json;

namespace Dotnetes.Machinery.Patches;

/// <summary>A patch that cannot be read, applied or made. The message is upstream's and may be shown to a client.</summary>
/// <param name="failure">What kind of failure it is.</param>
/// <param name="message">What is wrong.</param>
public sealed class PatchException(PatchFailure failure, string message) : Exception(message)
{
    /// <summary>What messages call a value that is no object.</summary>
    internal static string NameOf(JsonValue value) => value switch
    {
        JsonObject => "object",
        JsonArray => "array",
        JsonString => "string",
        JsonNumber => "number",
        _ => "bool",
    };

    /// <summary>What kind of failure it is.</summary>
    public PatchFailure Failure { get; } = failure;

    /// <summary>The HTTP status code that clients are answered with.</summary>
    public int StatusCode => Failure switch
    {
        PatchFailure.Unprocessable => 422,
        PatchFailure.TooLarge => 413,
        _ => 400,
    };
}
