namespace Dotnetes.Client.Tests.Serving;

/// <summary>How a client reaches the server.</summary>
public enum Route
{
    /// <summary>By calls that pass objects.</summary>
    InProcess,

    /// <summary>Over HTTPS in protobuf.</summary>
    Protobuf,

    /// <summary>Over HTTPS in JSON.</summary>
    Json,
}
