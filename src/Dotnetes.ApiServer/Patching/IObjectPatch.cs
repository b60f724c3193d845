namespace Dotnetes.ApiServer.Patching;

/// <summary>A patch that was read and can be applied, also again after another writer was faster.</summary>
internal interface IObjectPatch
{
    /// <summary>The patched document.</summary>
    /// <exception cref="DecodingException">The patch does not fit the document.</exception>
    byte[] ApplyTo(byte[] json);
}
