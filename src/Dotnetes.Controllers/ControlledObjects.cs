using Dotnetes.Client.Informers;

namespace Dotnetes.Controllers;

/// <summary>
/// An index of objects by who controls them, so that an owner finds its own and those that it might adopt without looking at all others of the
/// namespace.
/// </summary>
internal static class ControlledObjects
{
    private const string Index = "controller";

    /// <summary>Adds the index to an informer; call before it starts.</summary>
    public static IInformer<T> ByController<T>(this IInformer<T> informer)
        where T : class, IKubeObject<T>
    {
        // No uid has a slash in it.
        informer.AddIndex(Index, static value => [Ownership.ControllerOf(value)?.Uid ?? "/" + value.Metadata.Namespace]);
        return informer;
    }

    /// <summary>What an owner with this uid controls.</summary>
    public static IReadOnlyList<T> Of<T>(IInformer<T> informer, string uid)
        where T : class, IKubeObject<T> => informer.ByIndex(Index, uid);

    /// <summary>What an owner controls, and what nobody does in its namespace.</summary>
    public static IEnumerable<T> Candidates<T>(IInformer<T> informer, IKubeObject owner)
        where T : class, IKubeObject<T> => Of(informer, owner.Metadata.Uid).Concat(informer.ByIndex(Index, "/" + owner.Metadata.Namespace));
}
