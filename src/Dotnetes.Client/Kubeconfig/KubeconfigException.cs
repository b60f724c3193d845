namespace Dotnetes.Client.Kubeconfig;

/// <summary>A kubeconfig cannot be read, does not fit together, or does not say enough.</summary>
public sealed class KubeconfigException(string message, Exception? inner = null) : Exception(message, inner);
