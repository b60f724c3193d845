using System.Text;
using Dotnetes.Machinery.Patches;

namespace Dotnetes.ApiServer.Patching;

/// <summary>A patch of some kind, with failures turned into what clients see.</summary>
/// <param name="patch">The patch document.</param>
/// <param name="apply">Applies it.</param>
/// <param name="shown">What errors about the result show; null for the result itself.</param>
internal sealed class ObjectPatch<T>(T patch, Func<byte[], T, byte[]> apply, Func<T, string>? shown = null) : IObjectPatch
{
    /// <inheritdoc/>
    public byte[] ApplyTo(byte[] document)
    {
        try
        {
            return apply(document, patch);
        }
        catch (PatchException e)
        {
            throw PatchEngine.Refused(e);
        }
    }

    /// <inheritdoc/>
    public string Shown(byte[] patched) => shown is null ? Encoding.UTF8.GetString(patched) : shown(patch);
}
