using Dotnetes.ApiServer.Admission;
using Dotnetes.Machinery.Schema;

namespace Dotnetes.ApiServer.Registry;

/// <summary>What admission plugins see in place of an object that is changed through a subresource with a kind of its own, such as scale.</summary>
/// <param name="Kind">The kind that they see.</param>
/// <param name="Subresource">The subresource.</param>
/// <param name="Show">Makes it from the object.</param>
/// <param name="Take">Takes over into the object what plugins changed of it.</param>
internal sealed record AdmissionView(GroupVersionKind Kind, string Subresource, Func<IKubeObject, IKubeObject> Show, Func<IKubeObject, IKubeObject, IKubeObject> Take)
{
    /// <summary>An operation on the object as plugins see it.</summary>
    public AdmissionAttributes Of(AdmissionAttributes whole) => whole with
    {
        Kind = Kind,
        Subresource = Subresource,
        Object = whole.Object is IKubeObject value ? Show(value) : null,
        OldObject = whole.OldObject is IKubeObject old ? Show(old) : null,
    };
}
