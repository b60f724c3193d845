namespace Dotnetes.Client;

/// <summary>The API server could not be reached or its answer was not understood.</summary>
public sealed class KubeTransportException(string message, Exception? inner = null) : Exception(message, inner);
