return content { layout = 1, api = 1, line_char = 30 }
