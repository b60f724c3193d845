using Dotnetes.Api.Meta.V1;

namespace Dotnetes.ApiServer;

/// <summary>The one exception that a client may see: it carries the Status of the answer. Make it with <see cref="ApiErrors"/>.</summary>
public sealed class ApiException(Status status) : Exception(status.Message)
{
    /// <summary>The answer.</summary>
    public Status Status { get; } = status;
}
