using Dotnetes.Api.Core.V1;
using Dotnetes.Api.Node.V1;
using Dotnetes.Client;
using Dotnetes.Client.Informers;

namespace Dotnetes.Kubelet.Runtime;

/// <summary>Finds the runtime's handler for a pod's RuntimeClass.</summary>
internal sealed class RuntimeHandlers(IKubeClient client, IInformer<RuntimeClass>? classes)
{
    /// <summary>The handler; empty for the default one.</summary>
    /// <exception cref="StartFailure">The class does not exist.</exception>
    public async Task<string> For(Pod pod, CancellationToken cancellationToken)
    {
        if (pod.Spec.RuntimeClassName is not { Length: > 0 } name)
        {
            return "";
        }

        if (classes?.Get(null, name) is { } known)
        {
            return known.Handler;
        }

        try
        {
            return (await client.Get<RuntimeClass>(null, name, cancellationToken: cancellationToken)).Handler;
        }
        catch (KubeApiException e) when (e.IsNotFound)
        {
            throw new StartFailure("CreatePodSandboxError", $"failed to create sandbox: RuntimeClass.node.k8s.io \"{name}\" not found");
        }
    }
}
