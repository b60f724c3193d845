namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Refuses everything; for tests.</summary>
public sealed class AlwaysDeny : IAdmissionPlugin
{
    /// <inheritdoc/>
    public string Name => "AlwaysDeny";

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => true;

    /// <inheritdoc/>
    public ValueTask<IKubeKind?> Admit(AdmissionAttributes attributes, CancellationToken cancellationToken) =>
        throw attributes.Forbidden("admission control is denying all modifications");
}
