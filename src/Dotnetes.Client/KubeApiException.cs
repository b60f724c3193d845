using Dotnetes.Api.Meta.V1;

namespace Dotnetes.Client;

/// <summary>The API server refused a request; carries its Status.</summary>
public sealed class KubeApiException(Status status) : Exception(status.Message)
{
    /// <summary>The answer of the API server.</summary>
    public Status Status { get; } = status;

    /// <summary>The HTTP status code.</summary>
    public int Code => Status.Code;

    /// <summary>The machine-readable reason, such as <c>NotFound</c>.</summary>
    public string Reason => Status.Reason;

    /// <summary>Whether the object does not exist (404, reason NotFound).</summary>
    public bool IsNotFound => Reason == StatusReason.NotFound || (Reason.Length == 0 && Code == 404);

    /// <summary>Whether the object exists already (409, reason AlreadyExists).</summary>
    public bool IsAlreadyExists => Reason == StatusReason.AlreadyExists;

    /// <summary>Whether the object changed meanwhile (409, reason Conflict).</summary>
    public bool IsConflict => Reason == StatusReason.Conflict;

    /// <summary>Whether something was not created because its namespace is being deleted: trying again is no use.</summary>
    public bool IsNamespaceTerminating =>
        Status.Details?.Causes.Any(static c => c.Reason == "NamespaceTerminating") == true || Message.Contains("because it is being terminated", StringComparison.Ordinal);

    /// <summary>Whether the resource version is no longer known (410).</summary>
    public bool IsExpired => Reason is StatusReason.Expired or StatusReason.Gone || Code == 410;
}
