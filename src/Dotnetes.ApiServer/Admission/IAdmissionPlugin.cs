namespace Dotnetes.ApiServer.Admission;

/// <summary>
/// A link of the admission chain. All plugins mutate in order first, then all validate in order. A refusal is an
/// <see cref="ApiException"/>, usually 403 Forbidden with upstream's message.
/// </summary>
public interface IAdmissionPlugin
{
    /// <summary>The name used in flags, such as <c>LimitRanger</c>.</summary>
    string Name { get; }

    /// <summary>The rounds in which the chain asks the plugin; in others it costs nothing.</summary>
    AdmissionPhases Phases => AdmissionPhases.Both;

    /// <summary>Whether the plugin looks at the operation at all. The answer stays the same.</summary>
    bool Handles(AdmissionOperation operation);

    /// <summary>Returns the object, changed or not.</summary>
    /// <exception cref="ApiException">The operation is refused.</exception>
    ValueTask<IKubeKind?> Admit(AdmissionAttributes attributes, CancellationToken cancellationToken) => new(attributes.Object);

    /// <summary>Looks at the final object.</summary>
    /// <exception cref="ApiException">The operation is refused.</exception>
    ValueTask Validate(AdmissionAttributes attributes, CancellationToken cancellationToken) => default;
}
