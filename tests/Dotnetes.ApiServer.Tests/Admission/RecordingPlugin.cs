using System.Collections.Concurrent;
using Dotnetes.ApiServer.Admission;

namespace Dotnetes.ApiServer.Tests.Admission;

/// <summary>Notes in one line each what admission plugins see of the operations of one user.</summary>
internal sealed class RecordingPlugin(string user) : IAdmissionPlugin
{
    private readonly ConcurrentQueue<string> _mutating = new();
    private readonly ConcurrentQueue<string> _validating = new();

    public string Name => "Recording";

    public IReadOnlyList<string> Mutating => [.. _mutating];

    public IReadOnlyList<string> Validating => [.. _validating];

    public bool Handles(AdmissionOperation operation) => true;

    public ValueTask<IKubeKind?> Admit(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        Note(_mutating, attributes);
        return new(attributes.Object);
    }

    public ValueTask Validate(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        Note(_validating, attributes);
        return default;
    }

    private static string KindOf(IKubeKind? value) => value?.KindInfo.Kind ?? "-";

    private void Note(ConcurrentQueue<string> lines, AdmissionAttributes a)
    {
        if (a.User.Name != user)
        {
            return;
        }

        var kind = $"{a.Kind.Group}/{a.Kind.Version}.{a.Kind.Kind}".TrimStart('/');
        var resource = $"{a.Resource.Group}/{a.Resource.Version}.{a.Resource.Resource}".TrimStart('/') + (a.Subresource.Length > 0 ? "/" + a.Subresource : "");
        lines.Enqueue($"{a.Operation} {kind} {resource} {a.Namespace}:{a.Name} new={KindOf(a.Object)} old={KindOf(a.OldObject)} {KindOf(a.Options)}{(a.DryRun ? " dry" : "")}");
    }
}
