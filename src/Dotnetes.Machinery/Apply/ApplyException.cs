namespace Dotnetes.Machinery.Apply;

/// <summary>An apply that cannot be carried out. The message is upstream's and may be shown to a client.</summary>
/// <param name="statusCode">The HTTP status code that upstream answers with.</param>
/// <param name="message">What is wrong.</param>
public class ApplyException(int statusCode, string message) : Exception(message)
{
    /// <summary>The HTTP status code that upstream answers with: 400, 409 or 500.</summary>
    public int StatusCode { get; } = statusCode;
}
