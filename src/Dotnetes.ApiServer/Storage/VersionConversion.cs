namespace Dotnetes.ApiServer.Storage;

/// <summary>Conversion between versions of a kind whose fields have the same JSON form: by way of JSON.</summary>
internal static class VersionConversion
{
    /// <summary>The object in the version of <paramref name="target"/>.</summary>
    public static IKubeObject Convert(IKubeObject value, KindCodec target)
    {
        if (ReferenceEquals(value.KindInfo, target.Info))
        {
            return value;
        }

        var writer = new JsonWriter(2048) { OmitRootTypeMeta = true };
        try
        {
            value.WriteJson(ref writer);
            return (IKubeObject)target.DecodeJson(writer.Written);
        }
        finally
        {
            writer.Dispose();
        }
    }
}
