namespace Dotnetes.ApiServer.Http;

/// <summary>The client went away before its request was read: there is nobody to answer.</summary>
/// <param name="cause">What the connection said.</param>
internal sealed class ClientGoneException(IOException cause) : Exception(cause.Message, cause);
