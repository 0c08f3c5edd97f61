local a = b or (c and {"x", [[y]]}) or a
return {p=function(m,...) m:asks{about=a} return m and "z" end, [