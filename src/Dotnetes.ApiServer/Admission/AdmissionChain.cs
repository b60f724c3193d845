namespace Dotnetes.ApiServer.Admission;

/// <summary>The admission plugins in order. All mutate first, then all validate.</summary>
internal sealed class AdmissionChain(IReadOnlyList<IAdmissionPlugin> plugins)
{
    /// <summary>Lets the plugins change the object.</summary>
    /// <exception cref="ApiException">A plugin refuses.</exception>
    public async ValueTask<IKubeKind?> Admit(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        foreach (var plugin in plugins)
        {
            if (plugin.Handles(attributes.Operation))
            {
                var value = await plugin.Admit(attributes, cancellationToken);
                if (!ReferenceEquals(value, attributes.Object))
                {
                    attributes = attributes with { Object = value };
                }
            }
        }

        return attributes.Object;
    }

    /// <summary>Lets the plugins look at the final object.</summary>
    /// <exception cref="ApiException">A plugin refuses.</exception>
    public async ValueTask Validate(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        foreach (var plugin in plugins)
        {
            if (plugin.Handles(attributes.Operation))
            {
                await plugin.Validate(attributes, cancellationToken);
            }
        }
    }
}
