using System.Collections.Concurrent;
using Dotnetes.ApiServer.Admission;

namespace Dotnetes.ApiServer.Tests.FlowControl;

/// <summary>Holds the creation of objects whose name begins with <c>hold</c> until they are let go.</summary>
internal sealed class HoldingPlugin : IAdmissionPlugin
{
    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Name => "Holding";

    public ConcurrentBag<string> Held { get; } = [];

    public bool Handles(AdmissionOperation operation) => operation == AdmissionOperation.Create;

    public async ValueTask<IKubeKind?> Admit(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (attributes.Name.StartsWith("hold", StringComparison.Ordinal))
        {
            Held.Add(attributes.Name);
            await _release.Task.WaitAsync(cancellationToken);
        }

        return attributes.Object;
    }

    public void Release() => _release.TrySetResult();
}
