namespace Dotnetes.ApiServer.Admission.Plugins;

/// <summary>Gives objects that name no class the cluster's default one: the newest of the classes that an annotation marks.</summary>
/// <typeparam name="TObject">The kind that names a class.</typeparam>
/// <typeparam name="TClass">The kind of the classes.</typeparam>
/// <param name="services">Where the classes are read.</param>
/// <param name="group">The API group of the objects.</param>
/// <param name="resource">The resource of the objects.</param>
/// <param name="marks">The annotations that mark a class as the default when they are <c>true</c>.</param>
public abstract class DefaultClassPlugin<TObject, TClass>(AdmissionServices services, string group, string resource, params string[] marks) : IAdmissionPlugin
    where TObject : class, IKubeObject<TObject>
    where TClass : class, IKubeObject<TClass>
{
    /// <inheritdoc/>
    public string Name => GetType().Name;

    /// <inheritdoc/>
    public AdmissionPhases Phases => AdmissionPhases.Mutating;

    /// <inheritdoc/>
    public bool Handles(AdmissionOperation operation) => operation == AdmissionOperation.Create;

    /// <inheritdoc/>
    public async ValueTask<IKubeKind?> Admit(AdmissionAttributes attributes, CancellationToken cancellationToken)
    {
        if (!attributes.IsFor(group, resource) || attributes.Object is not TObject named || NamesClass(named))
        {
            return attributes.Object;
        }

        TClass? chosen = null;
        foreach (var candidate in await services.Reader.List<TClass>(cancellationToken: cancellationToken))
        {
            if (IsMarked(candidate) && (chosen is null || Compare(candidate, chosen) < 0))
            {
                chosen = candidate;
            }
        }

        return chosen is null ? named : WithClass(named, chosen.Metadata.Name);
    }

    /// <summary>Whether the object names a class already, by its field or by the annotation that preceded it.</summary>
    protected abstract bool NamesClass(TObject named);

    /// <summary>The object with the class.</summary>
    protected abstract TObject WithClass(TObject named, string className);

    private bool IsMarked(TClass candidate) => Array.Exists(marks, mark => candidate.Metadata.Annotations.GetValueOrDefault(mark) == "true");

    /// <summary>Newer before older, those of one age by name.</summary>
    private static int Compare(TClass left, TClass right)
    {
        var byAge = right.Metadata.CreationTimestamp.ToDateTimeOffset().CompareTo(left.Metadata.CreationTimestamp.ToDateTimeOffset());
        return byAge != 0 ? byAge : string.CompareOrdinal(left.Metadata.Name, right.Metadata.Name);
    }
}
