using Dotnetes.Api.Meta.V1;

namespace Dotnetes.Client;

/// <summary>Makes typed values of answers, whether the transport brought objects or JSON of a kind that it did not know.</summary>
internal static class ResponseDecoding
{
    public static T One<T>(KubeResponse response)
        where T : IKubeKind<T> => response.Value switch
        {
            T value => value,
            null when !response.Json.IsEmpty => Decode<T>(response.Json),
            var other => throw Unexpected(other, T.Info.Kind),
        };

    public static ObjectList<T> Many<T>(KubeResponse response)
        where T : IKubeKind<T> => response.Value switch
        {
            KubeObjectList list => new(list.Metadata, Items<T>(list.Items)),
            IKubeItems<T> list => new(list.Metadata, list.Items),
            null when !response.Json.IsEmpty => DecodeList<T>(response.Json),
            var other => throw Unexpected(other, $"{T.Info.Kind}List"),
        };

    private static ValueList<T> Items<T>(IReadOnlyList<IKubeObject> objects)
        where T : IKubeKind<T>
    {
        if (objects is ValueList<T> typed)
        {
            return typed;
        }

        var items = new T[objects.Count];
        for (var i = 0; i < items.Length; i++)
        {
            items[i] = objects[i] is T value ? value : throw Unexpected(objects[i], T.Info.Kind);
        }

        return ValueList.Adopt(items);
    }

    public static WatchEvent<T> Event<T>(KubeWatchFrame frame)
        where T : IKubeKind<T>
    {
        if (frame.Type == WatchEventType.Error)
        {
            throw new KubeApiException(frame.Value as Status ?? Decode<Status>(frame.Json));
        }

        return frame.Value switch
        {
            T value => new(frame.Type, value),
            null when !frame.Json.IsEmpty => new(frame.Type, Decode<T>(frame.Json)),
            var other => throw Unexpected(other, T.Info.Kind),
        };
    }

    private static T Decode<T>(ReadOnlyMemory<byte> json)
        where T : IKubeKind<T>
    {
        try
        {
            return JsonText.Decode<T>(json.Span);
        }
        catch (DecodingException e)
        {
            throw new KubeTransportException($"the server's {T.Info.Kind} was not understood: {e.Message}", e);
        }
    }

    private static ObjectList<T> DecodeList<T>(ReadOnlyMemory<byte> json)
        where T : IKubeKind<T>
    {
        try
        {
            var reader = new JsonReader(json.Span);
            var metadata = ListMeta.Empty;
            var items = default(ValueListBuilder<T>);
            for (var open = reader.BeginObject(); open && reader.NextProperty(out var name);)
            {
                if (name.SequenceEqual("metadata"u8))
                {
                    metadata = ListMeta.ReadJson(ref reader);
                }
                else if (name.SequenceEqual("items"u8))
                {
                    for (var more = reader.BeginArray(); more && reader.NextElement();)
                    {
                        items.Add(T.ReadJson(ref reader));
                    }
                }
                else
                {
                    reader.SkipUnknown();
                }
            }

            reader.End();
            return new(metadata, items.ToList());
        }
        catch (DecodingException e)
        {
            throw new KubeTransportException($"the server's list of {T.Info.Kind} was not understood: {e.Message}", e);
        }
    }

    private static KubeTransportException Unexpected(IKubeKind? value, string wanted) =>
        new(value is null ? $"the server's answer is empty where {wanted} was expected" : $"the server answered with {value.KindInfo.Kind} where {wanted} was expected");
}
