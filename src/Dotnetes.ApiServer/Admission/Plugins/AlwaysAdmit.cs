namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Admits everything; does nothing.</summary>
public sealed class AlwaysAdmit : IAdmissionPlugin
{
    /// <inheritdoc/>
    public string Name => "AlwaysAdmit";

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => true;
}
