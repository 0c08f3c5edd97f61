-- 他说的话；没写的用 personas/traits/common.lua。 His words; what is not here comes from common.lua.
return lines {
    greet = { "在吗?", "您好,问一下。" },
    ask = {
        size = { "{height_cm},{weight_jin}斤,穿多大?", "我{height_cm},{weight_jin}斤,拍几码合适?" },
    },
    thank = { "好的,谢谢。" },
}
